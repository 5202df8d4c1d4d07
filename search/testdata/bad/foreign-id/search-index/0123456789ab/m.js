Guiju.shard("ba9876543210","m","eNpKL83MKtUtTk0sSs5gYmJkZGTkYGBgYGRgAAQAAP//XgwE2Q==");
