#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the pictures of this folder: a .tif of two pages and a .webp of one, as offices send scans. Needs Pillow (written
with 13.0) and the font of fonts-liberation2.
usage: Tests/FilesTests/Fixtures/make_pictures.py
"""
import os

from PIL import Image, ImageDraw, ImageFont

FOLDER = os.path.dirname(os.path.abspath(__file__))
FONT = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"
PAGES = [
    ["KẾ HOẠCH", "Dọn kênh và trồng cây năm 2026", "I. NỘI DUNG", "1. Dọn kênh ở ba xã trước ngày 30/6/2026."],
    ["2. Trồng cây quanh trường học.", "II. TỔ CHỨC THỰC HIỆN", "Văn phòng theo dõi và báo cáo kết quả."],
]


def page(lines):
    """Half a page of A4 at 150 dots an inch, black on white."""
    picture = Image.new("1", (1240, 700), 1)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(FONT, 36)
    for number, line in enumerate(lines):
        draw.text((120, 100 + number * 90), line, font=font, fill=0)
    return picture


first, second = (page(lines) for lines in PAGES)
first.save(f"{FOLDER}/two-pages.tif", save_all=True, append_images=[second], compression="group4", dpi=(150, 150))
first.convert("L").save(f"{FOLDER}/page.webp", lossless=True)
