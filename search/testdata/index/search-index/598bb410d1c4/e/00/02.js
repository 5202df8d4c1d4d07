Guiju.shard("598bb410d1c4","e/00/02","eNpiZGBOTixiBAQAAP//A7EBPA==");
