Guiju.shard("598bb410d1c4","e/00/00","eNpiZGBOTC5hAgQAAP//A7QBPw==");
