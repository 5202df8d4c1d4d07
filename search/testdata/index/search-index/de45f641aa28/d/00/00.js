Guiju.shard("de45f641aa28","d/00/00","eNpiYGBgYDRkNGQQetq65mnXwudTVrzYuwzChskxOycWsTkqJCcW6QECAAD//5PVEHk=");
