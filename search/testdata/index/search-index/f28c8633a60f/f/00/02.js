Guiju.shard("f28c8633a60f","f/00/02","SKxnHmJkzGZkAAQAAP//");
