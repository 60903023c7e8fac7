# SPDX-License-Identifier: Apache-2.0
"""Files that people would upload, written for the tests."""
import datetime
import html
import struct

from playwright.sync_api import Page

YEAR = datetime.date.today().year

HEAD = """ỦY BAN NHÂN DÂN
TỈNH AN BÌNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}

An Bình, ngày 05 tháng 12 năm {before}

KẾ HOẠCH
Giữ sạch nguồn nước sông Trầm
Giai đoạn {year} - {after}

"""

OPENING = """Ủy ban nhân dân tỉnh An Bình ban hành Kế hoạch giữ sạch nguồn nước sông Trầm với các nội dung sau đây:

I. NỘI DUNG

"""

PLAN = HEAD + """Căn cứ Luật Tài nguyên nước ngày 27 tháng 11 năm 2023;

""" + OPENING + """1. Chủ đề 1: Nước thải.

1.1. Nhóm các hoạt động thu gom nước thải.

- Hoạt động số 1: Xây dựng 8 trạm xử lý nước thải tại các cụm công nghiệp.

- Hoạt động số 2: Lắp thiết bị quan trắc tự động ở mọi cửa xả.

2. Chủ đề 2: Dòng chảy.

2.1. Nhóm các hoạt động về dòng chảy.

- Hoạt động số 3: Nạo vét 12 km kênh dẫn vào sông Trầm.

II. PHÂN CÔNG THỰC HIỆN

1. Sở Công Thương chủ trì, phối hợp với Sở Tài chính thực hiện hoạt động số 1, hoàn thành trước ngày 31 tháng 12 năm {year}.

2. Sở Công Thương chủ trì thực hiện hoạt động số 2, hoàn thành trước ngày 31 tháng 12 năm {before}.

3. Sở Xây dựng chủ trì, phối hợp với Đội Cây xanh số 5 thực hiện hoạt động số 3, hoàn thành trước ngày 30 tháng 6 năm {after}.

III. CHẾ ĐỘ BÁO CÁO

Các cơ quan báo cáo kết quả về Sở Tài chính trước ngày 15 tháng 12 hằng năm.

Nơi nhận:
- Sở Công Thương;
- Sở Xây dựng;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH


Lương Thế Hòa
"""


def plan(number: str) -> bytes:
    """The text of a plan of three activities under this number, the second of which is late on any day of this year."""
    return PLAN.format(number=number, before=YEAR - 1, year=YEAR, after=YEAR + 1).encode()


# Degrees, minutes and seconds as they stand in a picture's metadata.
LATITUDE = struct.pack("<6I", 10, 1, 46, 1, 337159, 10000)


def picture_with_position(jpeg: bytes) -> bytes:
    """A JPEG file with the place where it was taken in its metadata, as a telephone writes it (Exif 2.3, 4.6.6)."""
    gps_at = 8 + 2 + 12 + 4
    latitude_at = gps_at + 2 + 2 * 12 + 4
    directory = struct.pack("<HHHII", 1, 0x8825, 4, 1, gps_at) + bytes(4)
    gps = struct.pack("<H", 2)
    gps += struct.pack("<HHI4s", 1, 2, 2, b"N\0\0\0") + struct.pack("<HHII", 2, 5, 3, latitude_at) + bytes(4)
    exif = b"Exif\0\0" + b"II*\0" + struct.pack("<I", 8) + directory + gps + LATITUDE
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def pdf_of(page: Page, pages: list[str]) -> bytes:
    """A .pdf with a text layer, each of the texts on a page of its own; an empty one gives an empty page."""
    sheets = "".join(
        "<section>" + "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line) + "</section>"
        for text in pages)
    page.set_content(
        "<style>@page{size:A4;margin:20mm 20mm 20mm 30mm}body{font:14pt/1.5 serif;margin:0}p{margin:0 0 6pt;text-align:justify}"
        f"section{{break-after:page;min-height:1px}}section:last-child{{break-after:auto}}</style>{sheets}")
    return page.pdf(prefer_css_page_size=True)
