#!/usr/bin/env python3
"""Holds the map of core/README.md true: an include may only point down it.

Folders on one line are siblings and do not see each other; the programs at the top see the session
and base, nothing between; the page sees of C++ only the module's types and the message catalogue.
"""
import pathlib
import re
import sys

MAP = [
    ["cli", "wasm"],
    ["session"],
    ["report"],
    ["policy"],
    ["campaign"],
    ["segment", "metrics", "predict", "mine"],
    ["workspace"],
    ["customers"],
    ["ingest", "sample"],
    ["table"],
    ["math"],
    ["base"],
]
LEVEL = {folder: level for level, folders in enumerate(MAP) for folder in folders}
PAGE_SEES = re.compile(r"wasm/core(\.d)?(\.ts)?$|build/wasm/shuke\.(js|wasm)|core/messages/\w+\.json$|core/policy/policy\.schema\.json$")

root = pathlib.Path(__file__).resolve().parent.parent
wrong = []


def includes(path, pattern):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if found := re.search(pattern, line):
            yield f"{path.relative_to(root)}:{number}", found[1]


for path in sorted([*root.glob("core/**/*.h"), *root.glob("core/**/*.cc"),
                    *root.glob("wasm/*.h"), *root.glob("wasm/*.cc")]):
    parts = path.relative_to(root).parts
    own = parts[1] if parts[0] == "core" else parts[0]
    for place, target in includes(path, r'^\s*#\s*include\s+"([^"]+)"'):
        to = target.split("/")
        other = to[1] if to[0] == "core" and len(to) > 2 else to[0]
        if other == own:
            continue
        if other not in LEVEL or own not in LEVEL:
            wrong.append(f"{place}: {target} is not on the map")
        elif LEVEL[own] == 0 and other not in ("session", "base"):
            wrong.append(f"{place}: {own} sees only session and base, not {other}")
        elif LEVEL[other] <= LEVEL[own]:
            wrong.append(f"{place}: {own} must not see {other}")

for path in sorted([*root.glob("web/src/**/*.ts"), *root.glob("web/src/**/*.tsx")]):
    for place, target in includes(path, r"""(?:from|import)\s*\(?\s*['"](\.[^'"]*)['"]"""):
        resolved = (path.parent / target).resolve()
        inside = resolved.is_relative_to(root / "web")
        if not inside and not PAGE_SEES.search(target):
            wrong.append(f"{place}: the page must not see {target}")

print("\n".join(wrong) if wrong else "layers: every include points down the map")
sys.exit(bool(wrong))
