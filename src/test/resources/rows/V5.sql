update chat_message set client_ref = 'reference of 3' where id = 3;
