Guiju.shard("0123456789ab","t/00/00","eNpiZH6xdxljChMDAyAAAP//EhkCtw==");
