/**
 * The words that prompt codes are made of ("owl-4-velvet"). Their number and order are part of every code ever given out:
 * nothing here may be added, removed or moved.
 */
export const CREATURES: readonly string[] = `
  albatross alpaca antelope auk badger bear beaver bee beetle bison bittern buffalo bullfinch buzzard camel
  canary carp cat caterpillar chaffinch chameleon cheetah chough cicada condor cormorant corncrake crab crane
  cricket crow cuckoo curlew deer dolphin donkey dormouse dove dragonfly duck dunnock eagle eel egret eider
  elephant elk emu ermine falcon ferret finch firefly flamingo fox frog gannet gazelle gecko gibbon giraffe
  glowworm goat godwit goldfinch goose goshawk grebe grouse gull hamster hare harrier hedgehog heron herring
  hippo hoopoe hornet horse ibex ibis iguana jackal jackdaw jaguar jay kestrel kingfisher kite kiwi kittiwake
  koala ladybird lapwing lark lemming lemur leopard linnet lion lizard llama lobster lynx macaw mackerel magpie
  mallard mammoth manatee marmot marten martin merlin mink minnow mole mongoose moose moth mouse narwhal newt
  nightingale nightjar nuthatch ocelot octopus okapi oriole osprey ostrich otter owl ox oyster panda panther
  parrot partridge peacock pelican penguin petrel pheasant pigeon pika pipit plover pony porcupine porpoise
  puffin puma quail rabbit raccoon raven robin rook sable salmon seal shrew skylark sloth snail sparrow squid
  squirrel starling stoat stork swallow swan swift tapir tern tiger toad trout turtle viper vole walrus warbler
  wasp weasel whale wolf wombat wren yak zebra
`
  .trim()
  .split(/\s+/);

export const STUFFS: readonly string[] = `
  acorn almond amber anchor anvil apple apron ash aspen attic balsam bamboo barley basalt basil basket beacon
  beech beeswax bell birch blanket blossom bonnet bottle bracken bramble brass bread brick bridge bronze brook
  buckle butter button calico candle canvas caramel cardigan cedar cello chalk charcoal cherry chestnut chimney
  cider cinnamon clay clover coal cobalt cobweb cocoa copper coral cork cotton cream crystal curtain damask
  damson denim diamond drum dusk ember enamel fern fiddle flannel flax flint flute fog frost garnet ginger glass
  glove gold granite gravel harp hawthorn hazel heather hemp holly honey horn ice indigo ink iron ivory ivy jade
  jasmine jet juniper kettle lace ladder lantern laurel lavender leather lemon lilac lime linen locket loom
  maple marble marigold marzipan meadow mint mirror mist moss muslin mustard nettle nutmeg oak oat oboe olive
  onyx opal orchard paper parchment pearl pebble pepper pewter pine plum poppy porcelain quartz quill quilt
  raisin rain ribbon rose rosemary ruby saddle saffron sage salt sand satin sequin shale silk silver slate snow
  soap sorrel spruce steel thimble thistle thyme timber tin tulip tweed umbrella vanilla velvet violet walnut
  wax wheat willow wool yarn yew zinc
`
  .trim()
  .split(/\s+/);

/** The number between the two words runs from 1 to this. */
export const HIGHEST_NUMBER = 99;
