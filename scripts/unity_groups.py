#!/usr/bin/env python3
"""Which sources may be compiled as one, for a build from nothing.

    scripts/unity_groups.py SOURCE…

Prints "SOURCE<TAB>GROUP" for each. Sources of a folder share a group unless one of them gives a
name of its own to what another one of the group calls the same: each keeps its helpers in a
namespace without a name, and two of these become one in one compilation. A group is at most MOST
sources, so that every core of the machine has work to the end.

Names are found by their shape: the sources are laid out by clang-format, so what a namespace without
a name declares begins in the first column.
"""

import re
import sys
from pathlib import Path

MOST = 12

IMPORT = re.compile(r"using ([\w:]+)::(\w+);")
ENUMERATORS = re.compile(r"using enum ([\w:]+);")
ALIAS = re.compile(r"using (\w+) = (.*)")
TYPE = re.compile(r"(?:template <[^>]*> *)?(?:struct|class|enum class|enum) (\w+)")
OTHER = re.compile(r"(\w+)\s*(?:\(|=|\[|\{|;|$)")
LITERALS = "using namespace "


def names_of(source):
    """{name: what it stands for} of what a source declares for itself alone."""
    names = {}
    local = False
    for line in Path(source).read_text(encoding="utf-8").splitlines():
        if line.startswith("namespace {"):
            local = True
        elif line == "}  // namespace":
            local = False
        elif match := IMPORT.match(line):
            names[match[2]] = match[1]
        elif match := ENUMERATORS.match(line):
            names["using enum"] = match[1]  # kNone of one is not kNone of another
        elif match := ALIAS.match(line):
            names[match[1]] = match[2]
        elif not local or not line or line[0] in " }#/" or line.startswith((LITERALS, "TEST")):
            continue
        elif match := TYPE.match(line):
            names[match[1]] = source
        elif not line.startswith("template") and (
            match := OTHER.search(re.sub(r"<[^()]*>", "", line))
        ):
            names[match[1]] = source
    return names


def main(sources):
    groups = {}  # folder -> [names, sources]
    for source in sources:
        own = names_of(source)
        folder = str(Path(source).parent)
        of_folder = groups.setdefault(folder, [])
        for number, (names, members) in enumerate(of_folder):
            if len(members) < MOST and all(names.get(name, what) == what for name, what in own.items()):
                break
        else:
            number, names, members = len(of_folder), {}, []
            of_folder.append((names, members))
        names.update(own)
        members.append(source)
        print(f"{source}\t{folder.replace('/', '_')}_{number}")


main(sys.argv[1:])
