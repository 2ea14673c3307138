"""Small wrongs done to a module on purpose, one at a time: what a slip of the pen would do, and tests must notice."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Put = Callable[[Any], ast.Module]
Wrongs = Iterator[tuple[str, ast.AST]]
_OTHER: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitAnd: (ast.BitOr,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
}
_CALLS = {"any": "all", "all": "any", "min": "max", "max": "min"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One wrong done to one module: where, what, and the module's tree with it."""

    path: str
    line: int
    wrong: str
    tree: ast.Module

    @property
    def text(self) -> str:
        """The module's text with the wrong in it."""
        return ast.unparse(ast.fix_missing_locations(self.tree))

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.wrong}"


def mutants(path: str, text: str) -> Iterator[Mutant]:
    """Yield a module with each wrong that can be done to it; annotations, decorators and docstrings stay."""
    tree = ast.parse(text)
    for line, wrong, changed in _through(tree, lambda whole: whole):
        yield Mutant(path, line, wrong, changed)


def _through(node: Any, put: Put) -> Iterator[tuple[int, str, ast.Module]]:
    """Walk down from a node; `put` makes the whole tree with another node in its place."""
    for wrong, other in _wrongs(node):
        yield node.lineno, wrong, put(other)
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_comment", "keywords", "format_spec"}:
            if name == "keywords" and isinstance(node, ast.Call):
                yield from _in_list(node, name, value, put)
            continue
        if isinstance(value, list):
            yield from _in_list(node, name, value, put)
        elif isinstance(value, ast.AST):
            yield from _through(value, _placing(node, name, None, put))


def _in_list(node: ast.AST, name: str, values: list[Any], put: Put) -> Iterator[tuple[int, str, ast.Module]]:
    for n, value in enumerate(values):
        if isinstance(value, ast.AST) and not _is_text(value):
            yield from _through(value, _placing(node, name, n, put))


def _placing(node: ast.AST, name: str, n: int | None, put: Put) -> Put:
    def placed(other: ast.AST) -> ast.Module:
        above: Any = _shallow(node)
        if n is None:
            setattr(above, name, other)
        else:
            setattr(above, name, [*getattr(node, name)[:n], other, *getattr(node, name)[n + 1 :]])
        return put(above)

    return placed


def _shallow(node: ast.AST) -> ast.AST:
    above = type(node)(**dict(ast.iter_fields(node)))
    return ast.copy_location(above, node)


def _is_text(node: ast.AST) -> bool:
    """Whether a statement is a docstring."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _wrongs(node: ast.AST) -> Wrongs:
    match node:
        case ast.Compare(ops=[operator]):
            for other in _OTHER.get(type(operator), ()):
                yield f"{type(operator).__name__} → {other.__name__}", _with(node, ops=[other()])
        case ast.BoolOp(op=operator) | ast.BinOp(op=operator):
            for other in _OTHER.get(type(operator), ()):
                yield f"{type(operator).__name__} → {other.__name__}", _with(node, op=other())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not dropped", operand
        case ast.If(test=test) | ast.IfExp(test=test):
            yield "if turned round", _with(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.Call(func=ast.Name(id=name)) if name in _CALLS:
            yield f"{name} → {_CALLS[name]}", _with(node, func=ast.Name(_CALLS[name], ast.Load()))
        case ast.Call(func=ast.Name(id="reversed"), args=[what]):
            yield "reversed dropped", ast.Call(ast.Name("tuple", ast.Load()), [what], [])
        case ast.Return(value=ast.expr() as value) if not _is_nothing(value):
            yield "return None", _with(node, value=ast.Constant(None))
    yield from _of_a_value(node)
    yield from _without_a_part(node)


def _of_a_value(node: ast.AST) -> Wrongs:
    match node:
        case ast.Constant(value=bool(value)):
            yield f"{value} → {not value}", _with(node, value=not value)
        case ast.Constant(value=int(value)):
            yield f"{value} → {value + 1}", _with(node, value=value + 1)
        case ast.Compare(comparators=[ast.Constant(value=str(word))]):
            yield f"“{word}” → “another”", _with(node, comparators=[ast.Constant("another")])


def _without_a_part(node: ast.AST) -> Wrongs:
    match node:
        case ast.GeneratorExp() | ast.ListComp() | ast.SetComp() | ast.DictComp():
            for n, made in enumerate(node.generators):
                for m, test in enumerate(made.ifs):
                    ifs = [*made.ifs[:m], *made.ifs[m + 1 :]]
                    parts = [*node.generators[:n], _with(made, ifs=ifs), *node.generators[n + 1 :]]
                    yield f"without “if {ast.unparse(test)}”", _with(node, generators=parts)
        case ast.Set(elts=elts) if len(elts) > 1:
            for n, one in enumerate(elts):
                yield f"without {ast.unparse(one)}", _with(node, elts=[*elts[:n], *elts[n + 1 :]])
        case ast.Constant(value=str(words)) if " " in words and words.islower():
            parts = words.split()
            yield f"without “{parts[0]}”", _with(node, value=" ".join(parts[1:]))


def _is_nothing(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value in (None, False)


def _with(node: ast.AST, **changes: Any) -> Any:
    changed = _shallow(node)
    for name, value in changes.items():
        setattr(changed, name, value)
    return changed
