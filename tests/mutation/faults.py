"""The faults that can be put into a source file."""

import ast
import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
NEGATING = (ast.Eq, ast.NotEq, ast.In, ast.NotIn, ast.Is, ast.IsNot)
"""Turning one of these negates the whole comparison."""


@dataclass(frozen=True)
class Fault:
    """One change of one file: the bytes from `start` to `end` are replaced."""

    path: str
    line: int
    kind: str
    start: int
    end: int
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.kind}: {self.change}"

    @property
    def change(self) -> str:
        """What was written and what stands there instead, on one line."""
        return f"{' '.join(self.old.split())} => {' '.join(self.new.split())}"

    def apply(self, source: bytes) -> bytes:
        """Return the source with this fault in it."""
        return source[: self.start] + self.new.encode() + source[self.end :]


def find_faults(path: str, source: bytes, chance: random.Random) -> list[Fault]:
    """Return the faults of a file in its order; of each list of words one, which `chance` draws."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    faults = []
    for node in _walk(ast.parse(source)):
        for kind, target, changed in _change(node, chance):
            start = starts[target.lineno - 1] + target.col_offset
            end = starts[target.end_lineno - 1] + target.end_col_offset
            new = ast.unparse(changed)
            if isinstance(target, ast.expr) and not isinstance(target, ast.Constant):
                new = f"({new})"
            old = source[start:end].decode()
            faults.append(Fault(path, target.lineno, kind, start, end, old, new))
    return faults


def _walk(root: ast.AST) -> Iterator[ast.AST]:
    """Yield what may be changed: no types, no exports, no sizes of memories, no texts."""
    for name, value in ast.iter_fields(root):
        if name in ("annotation", "returns") or isinstance(root, ast.JoinedStr):
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.AST) and not _is_left_alone(node):
                yield node
                yield from _walk(node)


def _is_left_alone(node: ast.AST) -> bool:
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Subscript(value=ast.Name(id="Literal")) | ast.Call(func=ast.Name(id="lru_cache")):
            return True
    return False


def _change(node: ast.AST, chance: random.Random) -> Iterator[tuple[str, ast.AST, ast.AST]]:
    """Yield each kind of fault that can be made of a node: what is replaced, and by what."""
    match node:
        case ast.Compare():
            for position, operator in enumerate(node.ops):
                turned = copy.copy(node)
                turned.ops = list(node.ops)
                turned.ops[position] = TURNED[type(operator)]()
                yield "comparison turned", node, turned
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield "and/or", node, ast.BoolOp(other, node.values)
        case ast.UnaryOp(op=ast.Not()):
            yield "not dropped", node, node.operand
        case ast.Constant(value=int(number)) if not isinstance(number, bool):
            yield "constant by one", node, ast.Constant(number + 1)
        case ast.Return(value=ast.expr() as value) if not _is_false(value):
            yield "return value dropped", node, ast.Return(ast.Constant(None))
        case ast.Raise():
            yield "exception swallowed", node, ast.Pass()
        case ast.Expr(value=ast.Call()):
            yield "call dropped", node, ast.Pass()
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            yield from _negate(test)
        case ast.comprehension(ifs=tests):
            for test in tests:
                yield from _negate(test)
        case ast.List() | ast.Tuple() | ast.Set() if _are_words(node.elts):
            fewer = copy.copy(node)
            gone = chance.randrange(len(node.elts))
            fewer.elts = node.elts[:gone] + node.elts[gone + 1 :]
            yield "word removed", node, fewer
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split")):
            words = text.split()
            del words[chance.randrange(len(words))]
            yield "word removed", node.func.value, ast.Constant(" ".join(words))


def _negate(test: ast.expr) -> Iterator[tuple[str, ast.AST, ast.AST]]:
    """Yield the condition negated, unless another fault of it says the same."""
    match test:
        case ast.UnaryOp(op=ast.Not()):
            return
        case ast.Compare(ops=[operator]) if isinstance(operator, NEGATING):
            return
    yield "condition negated", test, ast.UnaryOp(ast.Not(), test)


def _is_false(value: ast.expr) -> bool:
    """Tell whether a value is as false as None, which takes its place where it is dropped."""
    match value:
        case ast.Constant(value=constant):
            return not constant
        case ast.Tuple(elts=[]) | ast.List(elts=[]) | ast.Dict(keys=[]):
            return True
    return False


def _are_words(elements: list[ast.expr]) -> bool:
    return len(elements) > 1 and all(
        isinstance(one, ast.Constant) and isinstance(one.value, str) for one in elements
    )
