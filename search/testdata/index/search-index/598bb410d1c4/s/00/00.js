Guiju.shard("598bb410d1c4","s/00/00","eNpiez5l07PNU1lLMktyUpmqMphgAlmZiWmJgAAAAP//3kUN0A==");
