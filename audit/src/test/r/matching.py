"""Optimal pairs by scipy's solver of assignments, balance by numpy. Figures of balance have three
times their table's number, and their feature's."""
import csv
import sys

import numpy as np
from scipy.optimize import linear_sum_assignment

folder = sys.argv[1]
tables = {}
with open(folder + "/organisations.csv", newline="") as file:
    for row in csv.DictReader(file):
        tables.setdefault(int(row["table"]), []).append({key: float(value) for key, value in row.items()})

out = [("table", "figure", "value")]


def pairs(rows, distances):
    """How many, and how far apart in all; as many as can be first."""
    count, total = 0, 0.0
    exposed = np.array([r["exposed"] == 1 for r in rows])
    strata = np.array([r["stratum"] for r in rows])
    for stratum in set(strata):
        yes, no = np.where(exposed & (strata == stratum))[0], np.where(~exposed & (strata == stratum))[0]
        if len(yes) == 0 or len(no) == 0:
            continue
        cost = distances[np.ix_(yes, no)]
        finite = np.isfinite(cost)
        large = 1 + (cost[finite].max() if finite.any() else 0) * (min(cost.shape) + 1)
        r, c = linear_sum_assignment(np.where(finite, cost, large))
        kept = finite[r, c]
        count += kept.sum()
        total += cost[r, c][kept].sum()
    return count, total


for table, rows in tables.items():
    exposed = np.array([r["exposed"] == 1 for r in rows])
    x = np.array([[r["f0"], r["f1"], r["f2"]] for r in rows])
    n = len(rows)
    s = np.zeros((3, 3))
    for side in (exposed, ~exposed):
        if side.sum() > 0:
            centred = x[side] - x[side].mean(axis=0)
            s += centred.T @ centred
    s /= max(1, n - 2)
    sd = np.where(np.diag(s) > 1e-20, np.sqrt(np.diag(s)), np.inf)
    inverse = np.linalg.pinv(s / np.outer(sd, sd), rcond=1e-9, hermitian=True)
    z = x / sd
    difference = z[:, None, :] - z[None, :, :]
    mahalanobis = np.sqrt(np.maximum(0, np.einsum("ijk,kl,ijl->ij", difference, inverse, difference)))
    p = np.array([r["propensity"] for r in rows])
    logit = np.log(p / (1 - p))
    propensity = np.abs(logit[:, None] - logit[None, :])
    if exposed.sum() > 1 and (~exposed).sum() > 1:
        width = 0.2 * np.sqrt((logit[exposed].var(ddof=1) + logit[~exposed].var(ddof=1)) / 2)
        propensity = np.where(propensity > width, np.inf, propensity)
    for name, distances in (("Mahalanobis", mahalanobis), ("propensity", propensity)):
        count, total = pairs(rows, distances)
        out.append((table, name + " pairs", count))
        out.append((table, name + " distance", repr(float(total))))
    for j in range(3):
        a, b = x[exposed, j], x[~exposed, j]
        both = len(a) > 1 and len(b) > 1
        va, vb = (a.var(ddof=1), b.var(ddof=1)) if both else (np.nan, np.nan)
        va, vb = (0 if v < 1e-24 else v for v in (va, vb))
        mean = a.mean() - b.mean() if both else np.nan
        out.append((table * 3 + j, "standardised before", repr(float(mean / np.sqrt((va + vb) / 2))) if both and va + vb > 0 else "NaN"))
        out.append((table * 3 + j, "variance ratio before", repr(float(va / vb)) if vb > 0 else "NaN"))

with open(folder + "/theirs.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows(out)
