Guiju.shard("de45f641aa28","e/00/02","eNpiZGBOTixiBAQAAP//A7EBPA==");
