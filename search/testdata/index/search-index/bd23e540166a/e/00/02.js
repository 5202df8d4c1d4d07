Guiju.shard("bd23e540166a","e/00/02","eNpiZGBOTixiBAQAAP//A7EBPA==");
