"""Words that are easy to say on the telephone and hard to mistake for one another."""

_TEXT = """
acorn amber anchor apple apron arrow autumn badger bagel balloon banjo barley basket beacon
beaver berry bicycle biscuit blanket blossom bonnet bottle bramble branch bread breeze bridge
brook bubble bucket butter button cabbage cactus camel candle canoe canvas caravan cardigan
carrot castle cedar cello cherry chestnut chimney cinema circle clover cobweb coconut compass
copper coral cottage cotton cousin cradle crane cricket crocus crumble cuckoo cupboard curtain
cushion daffodil daisy dancer dolphin donkey doorway dragon drum duckling dumpling eagle earth
easel elbow elder elm engine evening fabric falcon feather fennel ferry fiddle field finger
flannel flask flute forest fountain fox garden garlic ginger glacier glove goose grape gravel
guitar hammer hamster harbour harp harvest hat hazel heather hedge heron hill honey hornet igloo
island ivory ivy jacket jasmine jelly jigsaw juniper kettle kingdom kitchen kite ladder lagoon
lamp lantern lark laurel lavender lemon library lilac lily linen lobster locket lupin magnet
magpie mango maple marble market marmalade meadow melon midnight mirror mitten moon morning moss
mountain muffin mushroom napkin nectar needle nest nutmeg oak ocean olive onion orange orchard
otter oven owl oyster paddle pancake panda pansy parcel parsley parrot peach peacock pebble
pencil penguin pepper piano picnic pigeon pillow pine planet plum pocket polar pond poppy
porridge potato puddle puffin pumpkin quilt rabbit radio radish rainbow raven ribbon river robin
rocket saffron sailor salmon sandal saucepan scarf seagull shadow shell silver singer sparrow
spoon squirrel starling sugar summer sunday sunflower swallow sycamore teapot thimble thistle
ticket tiger timber toffee tulip tunnel turnip violet walnut willow winter
"""
WORDS = tuple(_TEXT.split())
