#!/usr/bin/env python3
"""Asks two servers the six requests of load.lua, and says where their answers differ.

    tests/load/compare.py URL OTHER [USERS [EXPENSES]]     100 10000

Both serve the same database. Values are compared, not their text: 12.5 is 12.50. Cursors are compared by whether there is one. What a
request created has another id and another time. Exit status 1 when something differs."""
import json
import random
import re
import sys
import urllib.request


def ask(server, path, body=None):
    request = urllib.request.Request(
        server + path, None if body is None else json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as response:
        # 15.590Z is 15.59Z.
        return response.status, json.loads(re.sub(r'(T[\d:]+)\.?(\d*?)0*Z"', r'\1.\2Z"', response.read().decode()))


def comparable(answer, created=False):
    status, body = answer
    if "nextCursor" in body:
        body["nextCursor"] = body["nextCursor"] is not None
    if created:
        body["id"], body["createdAt"] = body["id"] > 0, body["createdAt"][:10]
    return status, body


def main(one, other, users="100", expenses="10000"):
    users, expenses, differ = int(users), int(expenses), 0
    names = ["Food", "Transportation", "Entertainment", "Rent", "Health", "Clothes", "Travel", "Gifts"]
    user = lambda: random.randint(1, users)
    requests = [(f"/api/users?include=expenses&limit={min(users, 100)}", None)]
    for _ in range(50):
        requests += [
            (f"/api/expenses/{random.randint(1, expenses)}", None),
            (f"/api/expenses?userId={user()}&limit=50", None),
            (f"/api/users/{user()}/summary", None),
            (f"/api/expenses?category={random.choice(names)}&sort=-amount&limit=50", None),
            ("/api/expenses", {"userId": user(), "categoryId": random.randint(1, 12), "description": "Groceries",
                               "amount": random.randint(1, 20000) / 100, "date": "2026-02-%02d" % random.randint(1, 28)}),
        ]
    for path, body in requests:
        answers = [comparable(ask(server, path, body), body is not None) for server in (one, other)]
        if answers[0] != answers[1]:
            differ += 1
            if differ <= 3:
                print(path, *(json.dumps(answer)[:600] for answer in answers), sep="\n  ")
    print(f"{len(requests)} answers compared, {differ} differ")
    return differ > 0


if __name__ == "__main__":
    sys.exit(main(*(argument.rstrip("/") for argument in sys.argv[1:])))
