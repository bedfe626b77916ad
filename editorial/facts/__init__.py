"""Facts in copy: named values that copy mentions as ``{{ key }}``.

Owns the grammar of tokens, the definitions of facts, how tokens are replaced by values and
how editors insert them. It must not know where a fact's value comes from, nor who mentions it.
"""
