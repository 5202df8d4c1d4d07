Guiju.shard("f28c8633a60f","f/00/01","Ke0dHGJiSs1jqspgYgQEAAD//w==");
