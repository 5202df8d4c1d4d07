Guiju.shard("0123456789ab","m","eNpKL83MKtUtTk0sSs5gYmJkZGTkYGBgYGRgAAQAAP//XgwE2Q==");
