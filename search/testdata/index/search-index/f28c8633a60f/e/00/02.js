Guiju.shard("f28c8633a60f","e/00/02","AnwzdmJkYE5OLGIEBAAA//8=");
