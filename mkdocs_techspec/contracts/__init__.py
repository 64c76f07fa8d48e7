"""Contract files: the texts of OpenAPI documents and protobuf files, as the operations that they promise."""
