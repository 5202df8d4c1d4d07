Guiju.shard("1fc17f14e09e","e/00/00","eNpiZGBOTC5hAgQAAP//A7QBPw==");
