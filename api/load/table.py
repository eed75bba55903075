"""The table: one row per figure, with its goal and whether it is met."""

from dataclasses import dataclass


@dataclass
class Row:
    """A line of the table. `ratio` and `goal` are compared; the rest is shown."""

    what: str
    figure: str
    ceiling: str = ""
    ratio: float | None = None
    postgres: str = ""
    goal: str = ""
    met: bool | None = None


def at_least(ratio, goal):
    """Whether a ratio reaches its goal, as it is printed."""
    return round(ratio, 2) >= goal


def rate(cell):
    """Requests a second and the size of an answer."""
    return f"{cell.rate:,.0f}/s"


def ms(value):
    """Milliseconds."""
    return f"{value:.2f} ms" if value < 100 else f"{value / 1000:.2f} s"


def markdown(rows):
    """The rows as Markdown."""
    head = ["what", "figure", "ceiling or base", "ratio", "PostgreSQL", "goal", ""]
    lines = [head, ["---"] * len(head)]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        verdict = {True: "ok", False: "**short**", None: ""}[row.met]
        lines.append([row.what, row.figure, row.ceiling, ratio, row.postgres, row.goal, verdict])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
