# SPDX-License-Identifier: Apache-2.0
"""Prints what python-docx finds in a .docx, one fact a line, for the tests of the writer."""
import sys

import docx

document = docx.Document(sys.argv[1])
for section in document.sections:
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    print("section", round(section.page_width.mm), round(section.page_height.mm), *(round(m.mm) for m in margins),
          section.different_first_page_header_footer, section.header.paragraphs[0].style.name)
normal = document.styles["Normal"]
print("body", document.styles["Body Text"].font.size.pt, document.styles["Body Text"].paragraph_format.first_line_indent.mm)
print("core", document.core_properties.title, "|", document.core_properties.author, "|", document.core_properties.language)
for paragraph in document.paragraphs:
    if paragraph.text:
        fonts = {(run.font.size.pt if run.font.size else None, bool(run.bold), bool(run.italic)) for run in paragraph.runs}
        print("paragraph", paragraph.style.name, "|", paragraph.alignment, "|", sorted(fonts, key=str), "|", paragraph.text)
for table in document.tables:
    print("table", len(table.rows), len(table.columns))
    for row in table.rows:
        seen = []
        for cell in row.cells:
            if not seen or cell._tc is not seen[-1]._tc:
                seen.append(cell)
        print("row", " | ".join(" / ".join(p.text.replace("\n", " ") for p in cell.paragraphs if p.text) for cell in seen))
