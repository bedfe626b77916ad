"""Nodes of an outline as the HTML that Wagtail keeps for rich text."""

from collections.abc import Iterable, Sequence

from guide_pages.importing.reading.outline import (
    Heading,
    ItemList,
    ListItem,
    Node,
    Paragraph,
    Table,
)


def rich_text(nodes: Iterable[Node], *, with_headings: bool = False) -> str:
    """The nodes as database HTML.

    Headings become h3 where the field allows them, else bold paragraphs. A table, which no rich
    text holds, becomes a paragraph per row with its cells between bars.
    """
    return "".join(_html(node, with_headings) for node in nodes)


def _html(node: Node, with_headings: bool) -> str:
    if isinstance(node, ItemList):
        return _list(node)
    if isinstance(node, Table):
        rows = (" | ".join(cell.html for cell in row) for row in node.rows)
        return "".join(f"<p>{row}</p>" for row in rows)
    if not node.text.html:
        return ""
    if isinstance(node, Paragraph):
        return f"<p>{node.text.html}</p>"
    if isinstance(node, Heading) and with_headings:
        return f"<h3>{node.text.html}</h3>"
    return f"<p><b>{node.text.html}</b></p>"


def _list(node: ItemList) -> str:
    tag = "ol" if node.numbered else "ul"
    items = "".join(f"<li>{_item(item)}</li>" for item in node.items if has_words(item))
    return f"<{tag}>{items}</{tag}>" if items else ""


def _item(item: ListItem) -> str:
    """An item's words, its further paragraphs after a break, its nested lists."""
    html = item.text.html
    for child in item.children:
        if isinstance(child, ItemList):
            html += _list(child)
        elif isinstance(child, Table):
            html += "".join("<br/>" + " | ".join(cell.html for cell in row) for row in child.rows)
        else:
            html += f"<br/>{child.text.html}" if html else child.text.html
    return html


def has_words(item: ListItem) -> bool:
    """Whether an item says anything, itself or in what is nested in it."""
    return bool(item.text.plain) or bool(rich_text(item.children))


def paragraphs_only(nodes: Sequence[Node]) -> bool:
    """Whether all nodes are paragraphs."""
    return all(isinstance(node, Paragraph) for node in nodes)
