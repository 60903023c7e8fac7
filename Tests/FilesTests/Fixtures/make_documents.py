#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the .docx files of this folder with python-docx, and a second one of each as LibreOffice saves it, so that the
tests read what other programs write. The golden trees beside them are written by the tests (XANH_RECORD=1).
usage: .build/venv/bin/python Tests/FilesTests/Fixtures/make_documents.py
"""
import os
import shutil
import subprocess
import tempfile
import zipfile

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

FOLDER = os.path.dirname(os.path.abspath(__file__))
DAY = (2026, 1, 1, 0, 0, 0)


def numbering(document, levels):
    """A list of its own in numbering.xml; gives its number. A level is a format and a text."""
    part = document.part.numbering_part.element
    number = str(90 + len(part))
    inner = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(levels))
    definition = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>')
    part.insert(0, definition)
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    return number


def properties(number, level):
    return parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def numbered(document, text, number, level=0):
    document.add_paragraph(text)._p.get_or_add_pPr().append(properties(number, level))


def head(document, title):
    for text in ("ỦY BAN NHÂN DÂN", "XÃ AN BÌNH", "Số: 12/KH-UBND", "An Bình, ngày 05 tháng 01 năm 2026", "KẾ HOẠCH", title):
        document.add_paragraph(text)


def numbers(document):
    """Numbering from numbering.xml, from a style, and from a style that is based on one."""
    head(document, "Giữ gìn vệ sinh môi trường năm 2026")
    parts = numbering(document, [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")])
    for text, level in (("MỤC TIÊU", 0), ("Thu gom 95% rác thải.", 1), ("NHIỆM VỤ", 0), ("Dọn kênh trước ngày 30/6/2026.", 1),
                        ("Kênh Một;", 2), ("Kênh Hai.", 2), ("Trồng cây quanh trường học.", 1)):
        numbered(document, text, parts, level)
    tasks = numbering(document, [("decimal", "Nhiệm vụ %1:"), ("bullet", "-")])
    style = document.styles.add_style("Việc", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(properties(tasks, 0))
    child = document.styles.add_style("Việc gấp", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    child.base_style = style
    document.add_paragraph("Sở Xây dựng chủ trì kiểm tra cống.", style="Việc")
    document.add_paragraph("Công an xã phối hợp xử phạt.", style="Việc gấp")
    numbered(document, "gửi báo cáo về Ủy ban nhân dân xã.", tasks, 1)


def tables(document):
    """Cells merged across and downwards, and a table within a cell."""
    head(document, "Phân công nhiệm vụ năm 2026")
    document.add_paragraph("PHỤ LỤC")
    table = document.add_table(rows=5, cols=4, style="Table Grid")
    rows = [("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"), ("I", "Môi trường", "", ""),
            ("1", "Dọn kênh", "Phòng Kinh tế", "Quý II/2026"), ("2", "Trồng cây", "", "30/9/2026"), ("3", "", "Công an xã", "Hằng tháng")]
    for cells, texts in zip(table.rows, rows):
        for cell, text in zip(cells.cells, texts):
            cell.text = text
    table.cell(1, 1).merge(table.cell(1, 3))
    table.cell(2, 2).merge(table.cell(3, 2))
    inner = table.cell(4, 1).add_table(rows=2, cols=2)
    inner.style = "Table Grid"
    for cell, text in zip((cell for row in inner.rows for cell in row.cells), ("Đường", "Đường Một", "Chợ", "Chợ xã")):
        cell.text = text
    table.cell(4, 1).paragraphs[0].add_run("Kiểm tra trật tự")


def marks(document):
    """Footnotes, tracked changes, a text box and content controls."""
    head(document, "Chuyển đổi số năm 2026")
    document.add_paragraph("I. NHIỆM VỤ")
    changed = document.add_paragraph("1. Văn phòng chủ trì lập ")._p
    changed.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="A"><w:r><w:delText>danh sách</w:delText></w:r></w:del>'))
    changed.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="A"><w:r><w:t>kho dữ liệu</w:t></w:r></w:ins>'))
    last = OxmlElement("w:r")
    last.append(parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve"> trước ngày 31/3/2026.</w:t>'))
    changed.append(last)
    changed.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    document.element.body.insert(len(document.element.body) - 1, parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Việc"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>2. Công an xã '
        f'phối hợp cấp chữ ký số.</w:t></w:r></w:p></w:sdtContent></w:sdt>'))
    box = document.add_paragraph("3. Đài truyền thanh tuyên truyền hằng tuần.")
    box._p.append(parse_xml(
        f'<w:r {nsdecls("w")}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#_x0000_t202" '
        f'style="width:200pt;height:40pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>Kinh phí: 20 triệu đồng</w:t></w:r></w:p>'
        f'</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'))


FOOTNOTES = (
    f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Theo Kế hoạch số 5/KH-UBND.</w:t>'
    f'</w:r></w:p></w:footnote></w:footnotes>')


def save(document, path):
    """Adds the footnotes, and leaves out what differs from run to run and what no reader needs."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        document.save(file.name)
        parts = zipfile.ZipFile(file.name)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
            for name in parts.namelist():
                text = parts.read(name)
                if name in ("docProps/thumbnail.jpeg", "word/theme/theme1.xml"):
                    continue
                if name == "word/_rels/document.xml.rels":
                    text = text.replace(b"</Relationships>", b'<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/'
                                        b'officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>')
                if name == "[Content_Types].xml":
                    text = text.replace(b"</Types>", b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.'
                                        b'openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>')
                out.writestr(zipfile.ZipInfo(name, DAY), text, zipfile.ZIP_DEFLATED)
            out.writestr(zipfile.ZipInfo("word/footnotes.xml", DAY), FOOTNOTES, zipfile.ZIP_DEFLATED)


for make in (numbers, tables, marks):
    document = docx.Document()
    make(document)
    path = f"{FOLDER}/{make.__name__}.docx"
    save(document, path)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                        "docx:Office Open XML Text", "--outdir", folder, path], check=True, stdout=subprocess.DEVNULL)
        shutil.copy(f"{folder}/{make.__name__}.docx", f"{FOLDER}/{make.__name__}-office.docx")
