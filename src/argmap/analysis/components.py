"""The knots of a directed graph: what depends on itself is worked out together, all else one node at a time."""

from collections.abc import Sequence


def strong_components(successors: Sequence[Sequence[int]]) -> list[list[int]]:
    """The strongly connected components of a graph on the numbers from 0, each before all it leads to.

    Tarjan's algorithm (1972), with a stack of its own: a chain may be as long as the argument.
    """
    search = _Search(successors)
    for start in range(len(successors)):
        if search.order[start] < 0:
            search.visit(start)
    search.found.reverse()
    return search.found


class _Search:
    def __init__(self, successors: Sequence[Sequence[int]]) -> None:
        self.successors = successors
        self.order = [-1] * len(successors)
        self.low = [0] * len(successors)
        self.placed = [False] * len(successors)
        self.open: list[int] = []
        self.count = 0
        self.found: list[list[int]] = []

    def visit(self, start: int) -> None:
        path = [(self._enter(start), iter(self.successors[start]))]
        while path:
            node, rest = path[-1]
            for other in rest:
                if self.order[other] < 0:
                    path.append((self._enter(other), iter(self.successors[other])))
                    break
                if not self.placed[other]:
                    self.low[node] = min(self.low[node], self.order[other])
            else:
                path.pop()
                self._leave(node)
                if path:
                    above = path[-1][0]
                    self.low[above] = min(self.low[above], self.low[node])

    def _enter(self, node: int) -> int:
        self.order[node] = self.low[node] = self.count
        self.count += 1
        self.open.append(node)
        return node

    def _leave(self, node: int) -> None:
        if self.low[node] < self.order[node]:
            return
        component: list[int] = []
        while not component or component[-1] != node:
            component.append(self.open.pop())
            self.placed[component[-1]] = True
        self.found.append(component)
