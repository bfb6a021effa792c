"""Mark-up inside running text that changes none of its words."""

import re

from tests.layouts.markup import Node, Raw, tag

_LONG_WORD = re.compile(r"(?<![\w.@/])[A-Za-z]{6,}(?![\w.@/])")


def mark_inline(text: str, kind: str, first: bool = False) -> list[Node]:
    """Return `text` as nodes, with mark-up of the kind inside words or around them.

    `first`: the text opens the story.
    """
    match kind:
        case "none":
            return [text]
        case "strong_lead":
            return [tag("strong", text)] if first else [text]
        case "sentences":
            return _mark_sentences(text)
        case "double_space":
            return [re.sub(r"(?<=[a-z,]) (?=[a-z])", "  ", text, count=3)]
        case "no_break":
            return [re.sub(r"(?<=[a-z]) (?=[a-z])", "\xa0", text, count=4)]
        case "wbr":
            return _split_words(text, tag("wbr"))
        case "zero_width":
            return _split_words(text, "\u200b")
        case "shy":
            return _split_words(text, "\xad")
        case "comment":
            return _split_words(text, Raw("<!-- 1 -->"))
    match = list(_LONG_WORD.finditer(text))
    if not match:
        return [text]
    start, end = match[len(match) // 2].span()
    before, word, after = text[:start], text[start:end], text[end:]
    match kind:
        case "bold_letter":
            return [before, tag("b", word[0]), word[1:], after]
        case "link":
            return [before, tag("a", word, href="/tags/x"), after]
        case "font":
            return [before, tag("font", word[:3], color="#333333"), tag("font", word[3:]), after]
        case "sup":
            return [before, word[:-1], tag("sup", word[-1]), after]
        case "nested":
            return [before, tag("span", tag("em", tag("b", word[:2]), word[2:])), after]
        case "person":
            return [before, tag("span", word, class_="xn-person"), after]
    raise ValueError(kind)


def _mark_sentences(text: str) -> list[Node]:
    sentences = re.split(r"(?<=[a-z.\"”]\.) (?=[A-Z])|(?<=[a-z]\.) (?=[A-Z])", text)
    nodes: list[Node] = []
    for number, sentence in enumerate(sentences):
        nodes += [" "] if number else []
        nodes.append(tag("span", sentence, style="font-size:14px"))
    return nodes


def _split_words(text: str, mark: Node) -> list[Node]:
    nodes: list[Node] = []
    end = 0
    for match in list(_LONG_WORD.finditer(text))[1:4]:
        middle = match.start() + 3
        nodes += [text[end:middle], mark]
        end = middle
    return [*nodes, text[end:]]
