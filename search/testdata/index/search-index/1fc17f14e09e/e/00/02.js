Guiju.shard("1fc17f14e09e","e/00/02","eNpiZGBOTixiBAQAAP//A7EBPA==");
