#!/usr/bin/env python3
"""Makes the office documents among the fixtures, with the standard library alone and the same bytes each time:
python3 tests/support/make_documents.py, in the repository's folder."""
import zipfile

RULES = "tests/golden/rules/"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>')
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def write(path, parts):
    with zipfile.ZipFile(RULES + path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 9, 0, 0)), text.encode(), zipfile.ZIP_DEFLATED)


def docx(path, text, author):
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    write(path, {
        "[Content_Types].xml": TYPES.format(f'<Override PartName="/word/document.xml" ContentType="{main}"/>'),
        "_rels/.rels": RELATIONS.format(
            f'<Relationship Id="rId1" Type="{OFFICE}relationships/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml":
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
            f'<w:t>{text}</w:t></w:r></w:p></w:body></w:document>',
        "docProps/core.xml":
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{author}</dc:creator></cp:coreProperties>'})


def xlsx(path, rows, hidden):
    """`rows` of texts; the rows whose numbers, from 1, are in `hidden` are hidden."""
    sheet = ""
    for number, row in enumerate(rows, 1):
        attribute = ' hidden="1"' if number in hidden else ""
        cells = "".join(f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
                        for column, value in enumerate(row))
        sheet += f'<row r="{number}"{attribute}>{cells}</row>'
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    write(path, {
        "[Content_Types].xml": TYPES.format(
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}worksheet+xml"/>'),
        "_rels/.rels": RELATIONS.format(
            f'<Relationship Id="rId1" Type="{OFFICE}relationships/officeDocument" Target="xl/workbook.xml"/>'),
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{OFFICE}relationships"><sheets>'
                           '<sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": RELATIONS.format(
            f'<Relationship Id="rId1" Type="{OFFICE}relationships/worksheet" Target="worksheets/sheet1.xml"/>'),
        "xl/worksheets/sheet1.xml": f'<worksheet {space}><sheetData>{sheet}</sheetData></worksheet>'})


def main():
    docx("document-author/breaks/content/notices/item/list.docx", "名单见附表。", "张三")
    docx("document-author/near-miss/content/notices/item/list.docx", "名单见附表。", "样例市教育局")
    docx("not-scanned/near-miss/content/notices/item/list.docx", "名单见附表。", "Administrator")
    rows = [["学校", "名额"], ["样例小学", "120"], ["样例中学", "90"]]
    xlsx("hidden-content/breaks/content/notices/item/list.xlsx", rows, {3})
    xlsx("hidden-content/near-miss/content/notices/item/list.xlsx", rows, set())


if __name__ == "__main__":
    main()
