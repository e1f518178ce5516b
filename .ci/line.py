"""A line to a store on this machine, which is cut by ending this program: line.py FROM-PORT TO-PORT"""

import asyncio
import sys


async def carry(source, sink):
    try:
        while data := await source.read(1 << 16):
            sink.write(data)
            await sink.drain()
    except ConnectionError:
        pass
    finally:
        sink.close()


async def connect(client_in, client_out):
    store_in, store_out = await asyncio.open_connection("127.0.0.1", int(sys.argv[2]))
    await asyncio.gather(carry(client_in, store_out), carry(store_in, client_out))


async def serve():
    async with await asyncio.start_server(connect, "127.0.0.1", int(sys.argv[1])) as server:
        await server.serve_forever()


asyncio.run(serve())
