#!/usr/bin/env python3
"""Prints how many tests passed, failed and were skipped: count_tests.py KIND REPORT

KIND is the program that wrote the report: gtest, vitest, playwright (their JSON), node (TAP).
"""
import json
import re
import sys


def gtest(report):
    passed = failed = skipped = 0
    for suite in report["testsuites"]:
        for test in suite["testsuite"]:
            if test.get("failures"):
                failed += 1
            elif test["result"] == "COMPLETED":
                passed += 1
            else:
                skipped += 1
    return passed, failed, skipped


def vitest(report):
    # A file that does not load has no tests; it counts as one that failed.
    unloaded = sum(1 for file in report["testResults"]
                   if file["status"] == "failed" and not file["assertionResults"])
    return (report["numPassedTests"], report["numFailedTests"] + unloaded,
            report["numPendingTests"] + report["numTodoTests"])


def playwright(report):
    stats = report["stats"]
    # A flaky test failed once, and nothing here may fail once.
    return (stats["expected"],
            stats["unexpected"] + stats["flaky"] + (len(report["errors"]) if not stats["unexpected"] else 0),
            stats["skipped"])


def node(report):
    def number(word):
        return int(re.search(rf"^# {word} (\d+)$", report, re.M)[1])

    return number("pass"), number("fail") + number("cancelled"), number("skipped") + number("todo")


kind, path = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    content = file.read()
if kind != "node":
    content = json.loads(content)
print(*{"gtest": gtest, "vitest": vitest, "playwright": playwright, "node": node}[kind](content))
