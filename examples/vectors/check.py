#!/usr/bin/env python3
"""Holds another implementation against the library's vectors.

    python3 check.py [DIRECTORY OF THE MODULE]

Each function below answers one kind of vector from its JSON alone: nothing of the library is read or run. A system in
another language does the same with its own functions in their place. The exit status is 1 when an answer differs.
"""

import json
import math
import sys
from fractions import Fraction
from pathlib import Path

Z = 1.959963984540054  # of a 95 % interval


def rate(given):
    """risk.Matrix.Rate: every cell of a matrix, likelihood first."""
    matrix = given["matrix"]
    bands = matrix["bands"]

    def passed(band, value):
        limit = band.get("lower")
        return limit is None or (value > limit["value"] if limit["operator"] == "over" else value >= limit["value"])

    def cell(l, c):
        grid = matrix.get("grid")
        level = [b["code"] for b in bands].index(grid[l - 1][c - 1]) + 1 if grid else None
        value = {"product": lambda: l * c, "sum": lambda: l + c, "level": lambda: level,
                 "table": lambda: matrix["values"][l - 1][c - 1]}[matrix["formula"]]()
        if level is None:  # the highest band whose limits hold the value
            level = max(i for i, b in enumerate(bands, 1) if passed(b, value) and value <= b.get("highest", value))
        return {"likelihood": l, "consequence": c, "value": value, "level": level, "band": bands[level - 1]["code"]}

    steps = [range(1, len(matrix[axis]["steps"]) + 1) for axis in ("likelihood", "consequence")]
    return [cell(l, c) for l in steps[0] for c in steps[1]]


def index(given):
    """survey.Tally: indices by group, exact, with margins from the respondents one by one."""
    instrument = given["instrument"]
    scale, questions = instrument["scale"], {q["code"]: i for i, q in enumerate(instrument["questions"])}
    minimum = least(instrument, given["level"])
    groups = {}
    for row in given["respondents"]:
        groups.setdefault(row["group"], []).extend([row] * row["times"])

    def points(x, part, row):
        """0–1, or None for what is in no base."""
        at = questions[part["question"]]
        code = row["answers"][at] if at < len(row["answers"]) else 0
        if not 1 <= code <= scale["max"] - scale["min"] + 1:
            return None
        grade = scale["min"] + code - 1
        if instrument["questions"][at].get("reversed"):
            grade = scale["max"] + scale["min"] - grade
        if x["kind"] == "share":
            return Fraction(grade >= x["positive"])
        return Fraction(grade - scale["min"], scale["max"] - scale["min"])

    def one(x, rows, population):
        table = [[points(x, part, row) for part in x["questions"]] for row in rows]
        whole = instrument.get("base") == "complete"
        table = [t for t in table if (all if whole else any)(p is not None for p in t)]
        answer = {"code": x["code"], "n": len(table), "index": None, "margin": None, "minimum": minimum}
        columns = [[p for p in column if p is not None] for column in zip(*table)]
        if not table or len(table) >= minimum and not all(columns):
            return answer | {"symbol": "none"}
        if len(table) < minimum:
            return answer | {"symbol": "secret"}
        weights = [Fraction(part.get("weight", "1")) for part in x["questions"]]
        weights = [w / sum(weights) for w in weights]
        means = [sum(c) / len(c) for c in columns]
        exact = 100 * sum(w * m for w, m in zip(weights, means))
        n, places = len(table), 10 ** instrument["decimals"]
        parts = [100 * sum(w * (p - m) / len(c) for p, w, m, c in zip(t, weights, means, columns) if p is not None) for t in table]
        variance = sum(u * u for u in parts) * Fraction(n, max(n - 1, 1)) * (1 - Fraction(n, population) if population >= n else 1)
        if n > 1 and (variance > 0 or n == population):
            answer["margin"] = Z * math.sqrt(variance)
        rounded = Fraction(math.floor(exact * places + Fraction(1, 2)), places)
        return answer | {"index": float(exact), "rounded": f"{float(rounded):g}"}

    answers = []
    for name, rows in sorted(groups.items()):
        answered = [r for r in rows if any(1 <= a for a in r["answers"])]
        answers.append({
            "name": name, "n": len(answered), "empty": len(rows) - len(answered),
            "mixed": len({r["mode"] for r in answered if "mode" in r}) > 1,
            "indices": [one(x, rows, given.get("population", {}).get(name, 0)) for x in instrument["indices"]]})
    return answers


def least(instrument, level):
    """The level's own minimum, or that of the nearest larger level, or of the nearest smaller; 1 without any."""
    order = ["total", "area", "unit", "question"]
    latest = sorted(instrument.get("minimums", []), key=lambda m: m.get("from", ""), reverse=True)
    near = sorted(latest, key=lambda m: (abs(order.index(m["level"]) - order.index(level)), order.index(m["level"]) > order.index(level)))
    return near[0]["n"] if near else 1


def estimate(given):
    """estimate.Plan.Run: means, totals and ratios from strata and whole clusters, linearised."""
    design, columns = given["design"], given["columns"]
    strata, rows = columns[design["strata"]], range(len(columns[design["strata"]]))
    units = [(strata[i], columns[design["clusters"]][i] if "clusters" in design else i) for i in rows]
    weights = [float(x) for x in columns[design["weights"]]]

    def numbers(name):
        return [float(x) if x else None for x in columns[name]]

    def row(statistic, domain, inside):
        names = statistic.get("variables") or [statistic["variable"]]
        y, kind = numbers(names[0]), statistic["statistic"]
        x = numbers(names[1]) if kind == "ratio" else [1.0] * len(y)
        base = [i for i in rows if inside[i] and y[i] is not None and x[i] is not None]
        answer = {"statistic": kind, "variable": "/".join(names), "domain": domain}
        drawn = {h: sorted({u for u in units if u[0] == h}) for h in set(strata)}
        if any(len(d) == 1 for d in drawn.values()):
            return answer | {"n": 0, "problem": "lonely"} | dict.fromkeys(("estimate", "se", "ciLow", "ciHigh", "df"))
        below = 1.0 if kind == "total" else sum(weights[i] * x[i] for i in base)
        value = sum(weights[i] * y[i] for i in base) / below
        part = dict.fromkeys(units, 0.0)  # by unit: those outside the domain count as zero
        for i in base:
            part[units[i]] += weights[i] * (y[i] if kind == "total" else y[i] - value * x[i]) / below
        variance = 0.0
        for h, d in drawn.items():
            mean = sum(part[u] for u in d) / len(d)
            left = 1 - len(d) / float(columns[design["fpc"]][strata.index(h)]) if "fpc" in design else 1
            variance += left * len(d) / (len(d) - 1) * sum((part[u] - mean) ** 2 for u in d)
        se, seen = math.sqrt(variance), {units[i] for i in rows if inside[i]}
        return answer | {"n": len(base), "estimate": value, "se": se, "ciLow": value - Z * se, "ciHigh": value + Z * se,
                         "df": len(seen) - len({u[0] for u in seen})}

    answers = []
    for statistic in design["statistics"]:
        if "by" not in statistic:
            answers.append(row(statistic, "", [True for _ in rows]))
            continue
        by = columns[statistic["by"]]
        answers += [row(statistic, f"{statistic['by']}={level}", [b == level for b in by]) for level in sorted(set(by))]
    return answers


def adjusted(given):
    """analysis.BenjaminiHochberg: what was not tested is not counted."""
    p = given["p"]
    order = sorted((i for i, x in enumerate(p) if x is not None), key=lambda i: p[i])
    q, lowest = [None] * len(p), 1.0
    for rank in range(len(order), 0, -1):
        lowest = min(lowest, p[order[rank - 1]] * len(order) / rank)
        q[order[rank - 1]] = lowest
    return {"q": q}


def standing(given):
    """analysis.Stand: equal values share the best rank, and colour is by quarter from the best."""
    own, others = given["own"], [x for x in given["others"] if x is not None]
    n, below = len(others) + 1, sum(x < own for x in others)
    equal = 1 + sum(x == own for x in others)
    rank = 1 + (below if given["better"] == "lower" else n - below - equal)
    quartile = 4 * (rank - 1) // n + 1
    colour = {1: "green", 2: "yellow", 3: "yellow", 4: "red"}[quartile]
    if given["better"] == "neither" or n < given["least"]:
        colour = "grey"
    return {"n": n, "rank": rank, "quartile": quartile, "midPercentile": 100 * (below + equal / 2) / n, "colour": colour}


class Dice:
    """PCG-DXSM with 128 bits of state, the seed before the stream, and whole numbers below a bound as by Lemire."""

    def __init__(self, seed, stream=0):
        self.state = seed << 64 | stream

    def word(self):
        self.state = (self.state * 0x2360ED051FC65DA44385DF649FCCF645 + 0x5851F42D4C957F2D14057B7EF767814F) % 2**128
        high, low = self.state >> 64, self.state % 2**64
        high ^= high >> 32
        high = high * 0xDA942042E4DD58B5 % 2**64
        high ^= high >> 48
        return high * (low | 1) % 2**64

    def below(self, n):
        while True:
            product = self.word() * n
            if product % 2**64 >= (2**64 - n) % n:
                return product >> 64

    def sample(self, size, n):
        """The first n of a shuffle of 1–size, of which only the places that moved are kept."""
        moved, items = {}, []
        for i in range(n):
            j = i + self.below(size - i)
            items.append(moved.get(j, j + 1))
            moved[j] = moved.get(i, i + 1)
        return items


def draw(given):
    """sampling.Random, Systematic, Stratified and Money, whichever is asked for."""
    seed, n = int(given["seed"]), given.get("size")
    if "strata" in given:
        return {"stratified": [s | {"size": k, "items": Dice(seed, i).sample(s["population"], k)}
                               for i, (s, k) in enumerate(zip(given["strata"], allocate(given["strata"], n)))]}
    if "amounts" in given:
        interval, passed, items = given["interval"], 0, []
        hit = Dice(seed).below(interval)
        for i, amount in enumerate(given["amounts"], 1):
            passed += max(amount, 0)
            if hit < passed:
                items.append({"item": i, "amount": amount} | ({"certain": True} if amount >= interval else {}))
            while hit < passed:
                hit += interval
        return {"money": items}
    size = given["population"]
    start = Dice(seed).below(size)
    return {"random": Dice(seed).sample(size, n), "systematic": [(start + i * size) // n + 1 for i in range(n)]}


def allocate(strata, n):
    """By largest remainder, one to each at least: enough for strata that leave something over."""
    total = sum(s["population"] for s in strata)
    exact = [Fraction(n * s["population"], total) for s in strata]
    sizes = [max(1, int(e)) for e in exact]
    for i in sorted(range(len(strata)), key=lambda i: (int(exact[i]) or exact[i]) - exact[i])[:n - sum(sizes)]:
        sizes[i] += 1
    return sizes


ANSWERS = {
    "risk/risktest/vectors/rate.json": rate,
    "survey/surveytest/vectors/index.json": index,
    "survey/surveytest/vectors/estimate.json": estimate,
    "analysis/analysistest/vectors/adjusted.json": adjusted,
    "analysis/analysistest/vectors/standing.json": standing,
    "control/controltest/vectors/sample-draw.json": draw,
}


def same(want, got):
    """Floating figures agree to nine digits; everything else is the same."""
    if isinstance(want, float) or isinstance(got, float):
        return want is not None and got is not None and math.isclose(want, got, rel_tol=1e-9, abs_tol=1e-9)
    if isinstance(want, dict) and isinstance(got, dict):
        return want.keys() == got.keys() and all(same(want[k], got[k]) for k in want)
    if isinstance(want, list) and isinstance(got, list):
        return len(want) == len(got) and all(map(same, want, got))
    return want == got


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2])
    wrong = 0
    for name, answer in ANSWERS.items():
        vectors = json.loads((root / name).read_text(encoding="utf-8"))
        for case in vectors["cases"]:
            got = answer(vectors.get("shared", {}) | case["given"])
            if not same(case["answer"], got):
                wrong += 1
                print(f"{name}: {case['case']}\n  want {json.dumps(case['answer'])}\n  got  {json.dumps(got)}")
        print(f"{vectors['of']}: {len(vectors['cases'])} cases")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
