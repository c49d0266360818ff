"""Strata of 2x2 tables by statsmodels' StratifiedTable, where it defines what it says."""
import csv
import math
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable

NAMES = ["CMH", "CMH corrected", "Breslow-Day", "Tarone"]
folder = Path(sys.argv[1])
strata, levels = defaultdict(list), {}
for row in csv.DictReader(open(folder / "strata.csv")):
    strata[row["table"]].append([float(row[cell]) for cell in "abcd"])
    levels[row["table"]] = float(row["level"])
ours = defaultdict(dict)
for row in csv.DictReader(open(folder / "ours.csv")):
    ours[row["table"]][row["figure"]] = float(row["value"])
figures, reasons = [], []


def informative(t):
    a, b, c, d = t
    return a + b > 0 and c + d > 0 and a + c > 0 and b + d > 0


def say(table, figure, value):
    figures.append((table, figure, repr(float(value))))


def odds_figures(table, pooled, level, finite):
    say(table, "MH odds", pooled.oddsratio_pooled)
    low, high = pooled.oddsratio_pooled_confint(1 - level) if finite else (math.nan, math.nan)
    say(table, "MH odds low", low)
    say(table, "MH odds high", high)


for table, cells in strata.items():
    used = [t for t in cells if informative(t)]
    larger = [t for t in used if sum(t) > 1]
    for name, kept in zip(NAMES, [larger, larger, used, used]):
        say(table, "strata used " + name, len(kept))
        say(table, "strata dropped " + name, len(cells) - len(kept))
    rest = ["MH odds", "MH odds low", "MH odds high"]
    pairs = [[name, name + " p"] for name in NAMES]
    with np.errstate(all="ignore"):
        if not larger:
            for pair in pairs[:2]:
                say(table, pair[0], math.nan), say(table, pair[1], math.nan)
        else:
            pooled = StratifiedTable([np.reshape(t, (2, 2)) for t in larger])
            off = abs(sum(t[0] - (t[0] + t[1]) * (t[0] + t[2]) / sum(t) for t in larger))
            for pair, correct in zip(pairs[:2], [False, True]):
                # statsmodels corrects even a difference of less than a half; R does not.
                value = pooled.test_null_odds(correct and off >= 0.5 - 1e-12).statistic
                say(table, pair[0], value)
                say(table, pair[1], stats.chi2.sf(value, 1))
        if not used:
            for name in rest + pairs[2] + pairs[3]:
                say(table, name, math.nan)
            continue
        pooled = StratifiedTable([np.reshape(t, (2, 2)) for t in used])
        odds = pooled.oddsratio_pooled
        finite = 0 < odds < math.inf
        odds_figures(table, pooled, levels[table], finite)
        for pair, adjust in zip(pairs[2:], [False, True]):
            if not finite or len(used) < 2:
                say(table, pair[0], math.nan), say(table, pair[1], math.nan)
                continue
            value = pooled.test_equal_odds(adjust).statistic
            say(table, pair[0], value)
            say(table, pair[1], stats.chi2.sf(value, len(used) - 1))
            if abs(odds - 1) < 1e-5:
                for name in pair:
                    reasons.append((table, name, "statsmodels divides by 1 - odds ratio, which is nearly 0"))

for name, header, rows in [("theirs.csv", "value", figures), ("reasons.csv", "reason", reasons)]:
    with open(folder / name, "w") as out:
        out.write(f"table,figure,{header}\n")
        out.writelines(",".join(row) + "\n" for row in rows)
