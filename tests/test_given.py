"""Packages are named as files, folders and addresses."""

from __future__ import annotations

import io
import zipfile
from urllib.error import URLError
from urllib.request import Request

import pytest

from exporter import cache, given
from exporter.dts.package import read
from exporter.files import Refused
from tests import invented


@pytest.fixture
def folder(tmp_path):
    with zipfile.ZipFile(invented.write(tmp_path)) as archive:
        archive.extractall(tmp_path / "here")
    return tmp_path / "here"


def test_a_file_is_taken_as_it_is_from_where_it_is_named(tmp_path):
    path = invented.write(tmp_path)
    assert given.located([str(path)]) == [path]
    assert given.located(["invented.zip"], tmp_path) == [path]
    with pytest.raises(Refused, match=r"none\.zip: there is no such file"):
        given.located(["none.zip"], tmp_path)


def test_a_folder_is_packed_once_and_again_when_it_changes(folder):
    (path,) = given.located([str(folder / "invented")])
    assert len(read(path).offers) == 2
    before = path.stat().st_mtime_ns
    assert given.located([str(folder)]) == [path]
    assert path.stat().st_mtime_ns == before
    (folder / "invented" / "docs" / "types.xsd").write_text("<changed/>", "utf-8")
    assert given.located([str(folder)]) != [path]


def test_a_folder_may_hold_packages(tmp_path):
    one, two = invented.write(tmp_path, name="one"), invented.write(tmp_path, name="two")
    assert given.located([str(tmp_path)]) == [one, two]
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused, match="holds no taxonomy package"):
        given.located([str(tmp_path / "empty")])


class Net:
    """Stands for the network: answers every request with the same bytes, or fails."""

    def __init__(self, content: bytes | Exception) -> None:
        self.content = content
        self.asked: list[str] = []

    def open(self, request: Request, timeout: int) -> io.BytesIO:
        self.asked.append(request.full_url)
        if isinstance(self.content, Exception):
            raise self.content
        return io.BytesIO(self.content)


def test_an_address_is_downloaded_once_and_it_is_said(tmp_path, monkeypatch):
    net, said = Net(invented.write(tmp_path).read_bytes()), []
    monkeypatch.setattr(given, "opener", lambda: net)
    address = "https://invented.example/packages/inv.zip"
    for _ in range(2):
        (path,) = given.located([address], say=said.append)
        assert read(path).name == "Invented taxonomy"
    assert path.name == "inv.zip"
    assert net.asked == [address]
    assert said == [f"downloading {address}"]


@pytest.mark.parametrize(
    ("address", "content", "why"),
    [
        ("http://invented.example/a.zip", b"", "only https addresses are downloaded"),
        ("ftp://invented.example/a.zip", b"", "only https addresses are downloaded"),
        ("https://invented.example/b.zip", b"<html>a page</html>", "is no ZIP file"),
        ("https://invented.example/c.zip", URLError("no route"), "cannot be downloaded .no route"),
        ("https://invented.example/d.zip", TimeoutError("timed out"), "cannot be downloaded .timed out"),
    ],
)
def test_what_cannot_be_downloaded_is_refused_and_leaves_nothing(monkeypatch, address, content, why):
    monkeypatch.setattr(given, "opener", lambda: Net(content))
    before = sorted(cache.folder().rglob("*.zip"))
    with pytest.raises(Refused, match=why):
        given.located([address])
    assert sorted(cache.folder().rglob("*.zip")) == before


def test_redirection_stays_secure():
    handler = next(h for h in given.opener().handlers if type(h).__name__ == "_StaysSecure")
    request = Request("https://invented.example/a.zip")
    answer = handler.redirect_request(request, None, 302, "", {}, "https://other.example/a.zip")
    assert answer.full_url == "https://other.example/a.zip"
    with pytest.raises(URLError, match="not https"):
        handler.redirect_request(request, None, 302, "", {}, "http://other.example/a.zip")
