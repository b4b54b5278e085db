#!/usr/bin/env python3
"""Makes TongbanSong-Regular.ttf from Noto Serif CJK SC. Run only when the font is to change; see README.md beside.

    apt-get install fonts-noto-cjk python3-fonttools
    python3 make.py /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc code-points.txt TongbanSong-Regular.ttf
"""

import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, newTable

FACE = "NotoSerifCJKsc-Regular"
# How far a curve may lie from the original: 2 of 1000 units of the em, a fifth of a dot in print at 600 dpi.
TOLERANCE = 2
NAMES = {
    0: "© 2017-2022 Adobe (http://www.adobe.com/).",
    1: "Tongban Song",
    2: "Regular",
    3: "1.000;TongbanSong-Regular",
    4: "Tongban Song",
    5: "Version 1.000; Noto Serif CJK SC 2.001, reduced, TrueType outlines",
    6: "TongbanSong-Regular",
    13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
    14: "https://openfontlicense.org",
}


def main(collection, code_points, target):
    # Same bytes whenever it is run: the time of making is not written into the file.
    fonts = TTCollection(collection, recalcTimestamp=False).fonts
    font = next(f for f in fonts if f["name"].getDebugName(6) == FACE)
    reduce(font, wanted(code_points))
    to_truetype(font)
    rename(font)
    font.save(target)


def wanted(path):
    """One range a line, as `4E00-9FEA` or `20BB7`."""
    points = set()
    for line in open(path):
        first, _, last = line.strip().partition("-")
        if first:
            points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


def reduce(font, points):
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, recalc_timestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)


def to_truetype(font):
    order, glyph_set = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(glyph_set)
        glyph_set[name].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    for tag in ("CFF ", "VORG", "vhea", "vmtx", "BASE", "GSUB", "GPOS", "GDEF", "DSIG"):
        if tag in font:
            del font[tag]
    profile = font["maxp"]
    profile.tableVersion = 0x00010000
    profile.maxZones = 1
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"):
        setattr(profile, field, 0)
    for field in ("maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(profile, field, 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"


def rename(font):
    table = font["name"]
    table.names = []
    for name_id, text in NAMES.items():
        table.setName(text, name_id, 3, 1, 0x409)


if __name__ == "__main__":
    main(*sys.argv[1:])
