Guiju.shard("f28c8633a60f","f/00/00","94EAd2JkrGBkBAQAAP//");
