"""First and last names that are also everyday words, in folded form (`names.fold`)."""

COMMON_WORDS = frozenset(
    """
    am an april art as at august autumn bank banks be bell best bird black blue book bright brook brown bush
    by child church close cook cross day days do drew east field fields fish free gay go gold good grace
    gray green grey hall hand hands hay he head high hill hills hope house hunt in is it june king lake lane
    late law light little long love low major march mark marks may me my night no noble north on or page
    park peace pool power price pride rain read red rice rich ring rock rose sage sample sand short sky
    smart snow so son south spring star still stone storm street strong summer summers sunday swift to true
    up us vale wade wall ward water waters way we well west white wild will wills winter wise wood woods
    word words worth yard young
    """.split()  # noqa: SIM905, a word list is easier to keep than two hundred quoted words
)
"""In lower case the word; at the start of a sentence it could be either, so somebody must look."""

RARE_WORDS = frozenset(
    """
    amber angel archer ash bay bill birch bishop bolt bond bud chance chapel chase clay cliff coral crystal
    daisy dale dawn dean dell dusty earl eve fern finch ford forest fox frank frost gale gene glen grant
    hale happy harmony haven hazel heath heather holly honey hood hunter iris ivy jade jasmine jay jewel joy
    judge justice knight leaf lily mace mason mat max melody mercy merry mile miles mill miller min mint
    moon moor nick oak olive parson pat patience pearl penny piper poppy potter pray prince prior queen
    quill ray reed river rivers rob robin rowan ruby rush rust sandy scarlet shepherd silver sue sunny
    temple thorn tiger tiny trinity tucker victor violet walker warden weaver wolf wren
    """.split()  # noqa: SIM905
)
"""In lower case more likely a name in a hurry than the word, but somebody must look; else a name."""
