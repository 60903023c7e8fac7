# SPDX-License-Identifier: Apache-2.0
"""Writes a .docx with python-docx, with the things that our reader must understand from another program."""
import sys

import docx

document = docx.Document()
document.add_heading("KẾ HOẠCH", level=1)
for text in ("Rà soát quy định", "Trồng cây"):
    document.add_paragraph(text, style="List Number")
document.add_paragraph("Vệ sinh môi trường", style="List Bullet")
table = document.add_table(rows=1, cols=3, style="Table Grid")
for cell, text in zip(table.rows[0].cells, ("STT", "Nhiệm vụ", "Chủ trì")):
    cell.text = text
cells = table.add_row().cells
cells[0].merge(cells[2]).text = "I. Chủ đề"
for cell, text in zip(table.add_row().cells, ("1", "Kiểm kê", "Sở Tài chính")):
    cell.text = text
document.sections[0].header.paragraphs[0].text = "Dự thảo"
document.save(sys.argv[1])
