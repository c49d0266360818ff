"""Separation by linear programs (scipy's HiGHS): a coefficient is not finite when it can move along a
direction in which no case becomes less likely and some becomes more so, or when it moves along with
what is left undetermined then. Aliased columns are left out as in R: by order, at 1e-11."""
import csv
import sys
from collections import defaultdict

import numpy as np
from scipy.optimize import linprog

folder = sys.argv[1]
tables = defaultdict(list)
with open(folder + "/trials.csv") as file:
    for row in csv.DictReader(file):
        tables[int(row["table"])].append(row)


def kept(X):
    columns, basis = [], []
    for j in range(X.shape[1]):
        v = X[:, j].copy()
        length = np.linalg.norm(v)
        for _ in range(2):
            for q in basis:
                v -= q @ v * q
        if length > 0 and np.linalg.norm(v) > 1e-11 * length:
            columns.append(j)
            basis.append(v / np.linalg.norm(v))
    return columns, np.array(basis).T


def separated(Z, equal):
    """The rows of Z, each at or above 0, that some direction lifts; the rows in equal stay at 0."""
    lifted = np.zeros(len(Z), bool)
    for i in range(len(Z)):
        if lifted[i]:
            continue
        found = linprog(-Z[i], A_ub=-Z, b_ub=np.zeros(len(Z)), A_eq=equal if len(equal) else None,
                        b_eq=np.zeros(len(equal)) if len(equal) else None, bounds=[(-1, 1)] * Z.shape[1], method="highs")
        if found.status == 0 and -found.fun > 1e-6:
            lifted |= Z @ found.x > 1e-6
    return lifted


with open(folder + "/theirs.csv", "w") as out:
    out.write("table,figure,value\n")
    for table, rows in tables.items():
        levels = sorted({r["f"] for r in rows})
        X = np.array([[1, float(r["x"]), float(r["b"])] + [float(r["f"] == l) for l in levels[1:]] + [float(r["c"])]
                      for r in rows])
        yes = np.array([float(r["yes"]) for r in rows])
        total = np.array([float(r["all"]) for r in rows])
        counted = total > 0
        columns, Q = kept(X[counted]) if counted.any() else ([], np.zeros((0, 0)))
        infinite = np.zeros(X.shape[1], bool)
        kind = 0
        if columns:
            Q = Q / np.linalg.norm(Q, axis=1, keepdims=True)
            y, n = yes[counted], total[counted]
            both = (y > 0) & (y < n)
            sign = np.where(y == n, 1.0, -1.0)
            Z = (Q * sign[:, None])[~both]
            lifted = separated(Z, Q[both])
            if lifted.any():
                left = np.concatenate([Z[~lifted], Q[both]])
                kind = 1 if len(left) else 2
                # In the columns' own terms, each by its length: what the rows left don't determine.
                own = X[counted][:, columns]
                own = own / np.linalg.norm(own, axis=0)
                stay = np.ones(len(y), bool)
                stay[np.flatnonzero(~both)[lifted]] = False
                R = own[stay]
                still = np.eye(len(columns))
                if len(R):
                    _, d, v = np.linalg.svd(R)
                    d = np.concatenate([d, np.zeros(len(columns) - len(d))])
                    still = v[d < 1e-10]
                infinite[columns] = (np.abs(still) > 1e-7).any(axis=0)
        out.write(f"{table},kind,{kind}\n")
        for j in range(X.shape[1]):
            out.write(f"{table * 100 + j},not finite,{int(infinite[j])}\n")
