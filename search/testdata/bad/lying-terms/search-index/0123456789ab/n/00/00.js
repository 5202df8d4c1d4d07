Guiju.shard("0123456789ab","n/00/00","eNpiAAQAAP//AAEAAQ==");
