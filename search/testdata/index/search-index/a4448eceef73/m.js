Guiju.shard("a4448eceef73","m","eNoEwNENgCAMBNC7E8ZxBmch2gDS9EODMU7vq7Ofc72tXHuTksgNGRKwpNHjIF+ATF6iShaAvgaI2e0xJwdA/AEAAP//BhgNNA==");
